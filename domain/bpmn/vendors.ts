// How vendors' namespaces are called by people; the first part that fits.

const VENDORS: readonly (readonly [string, string])[] = [
  ['camunda.org/schema/zeebe', 'Camunda 8'],
  ['camunda.org', 'Camunda'],
  ['operaton.org', 'Operaton'],
  ['bpmn.io', 'bpmn.io'],
  ['open-bpmn', 'Open-BPMN'],
  ['imixs', 'Imixs'],
  ['signavio', 'Signavio'],
  ['boc-', 'ADONIS'],
  ['softwareag.com/aris', 'ARIS'],
  ['trisotech', 'Trisotech'],
  ['flowable.org', 'Flowable'],
  ['activiti.org', 'Activiti'],
  ['bizagi', 'Bizagi'],
  ['bonitasoft', 'Bonita'],
  ['omninet.de', 'OMNITRACKER'],
  ['gbtec.de', 'BIC'],
  ['igrafx', 'iGrafx'],
  ['itp-commerce', 'Process Modeler'],
  ['visual-paradigm', 'Visual Paradigm'],
  ['aeneis', 'Aeneis'],
  ['ibo.de', 'ibo Prometheus'],
  ['w4.eu', 'W4'],
  ['caseagile', 'Enterprise Explorer'],
  ['knowprocess', 'KnowProcess'],
  ['BPMN/non-normative/extensions/i18n', 'BPMN i18n'],
  ['prozessverbund', 'Prozessverbund'],
]

/** The vendor's name, the prefix that was never declared, else the namespace, which may be any text of a stranger and is cut. */
export const vendorOf = (namespace: string): string => {
  if (namespace.startsWith('unbound:')) return namespace.slice('unbound:'.length)
  const known = VENDORS.find(([part]) => namespace.includes(part))?.[1]
  if (known !== undefined) return known
  return namespace.length > 80 ? `${namespace.slice(0, 79)}…` : namespace
}
