// KERN's icons by name. Always decoration: the word stands beside it.

export const Icon = ({ name, size }: { name: string; size?: 'small' | 'large' }) => (
  <span
    className={`kern-icon kern-icon--${name}${size ? ` kern-icon--${size}` : ''}`}
    aria-hidden="true"
  />
)
