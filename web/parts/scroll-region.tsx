// A wide table scrolls in its own region, never the page. The region can be reached and scrolled by
// keyboard, but only while there is something to scroll.

import { type ReactNode, useEffect, useRef, useState } from 'react'
import './scroll-region.css'

export const ScrollRegion = ({
  label,
  children,
  className = '',
}: {
  label: string
  children: ReactNode
  className?: string
}) => {
  const ref = useRef<HTMLDivElement>(null)
  const [isWide, setWide] = useState(false)
  useEffect(() => {
    const region = ref.current
    if (!region) return
    const observer = new ResizeObserver(() =>
      setWide(
        region.scrollWidth > region.clientWidth + 1 ||
          region.scrollHeight > region.clientHeight + 1,
      ),
    )
    observer.observe(region)
    for (const child of region.children) observer.observe(child)
    return () => observer.disconnect()
  }, [])
  return (
    <div
      ref={ref}
      className={`scroll-region ${className}`}
      // What needs no scrolling is not worth a landmark.
      {...(isWide ? { role: 'region', 'aria-label': label, tabIndex: 0 } : {})}
    >
      {children}
    </div>
  )
}
