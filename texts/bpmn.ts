// What happened to a BPMN or EPML file: why it was refused, and what of it is kept but not used. Codes
// come from the readers; sentences take label, id, line and count as far as the reader knows them.

import type { i18n } from 'i18next'
import type { RefusalCode, RemarkCode } from '#bpmn'
import type { EpmlReading } from '#epml'

type EpmlRefusalCode = Extract<EpmlReading, { kind: 'refused' }>['refusal']['code']
type Code = RefusalCode | EpmlRefusalCode

/** Remarks that count come in two forms. */
type Counting =
  | 'element-kept'
  | 'extension-kept'
  | 'attribute-kept'
  | 'id-repeated'
  | 'lane-by-place'
  | 'shape-without-element'
  | 'shape-without-place'
  | 'more-alike'
type RemarkKey = Exclude<RemarkCode, Counting> | `${Counting}_one` | `${Counting}_other`

interface Table {
  readonly refusal: Record<Code, string>
  readonly remark: Record<RemarkKey, string>
}

const de: Table = {
  refusal: {
    empty: 'Die Datei ist leer. Bitte exportieren Sie das Modell noch einmal.',
    'too-large':
      'Die Datei hat {{megabytes}} MB. Gelesen werden höchstens {{limit}} MB. Bitte teilen Sie das Modell auf.',
    'encoding-unknown':
      'Die Datei nennt den Zeichensatz „{{encoding}}“, den es hier nicht gibt. Bitte speichern Sie sie als UTF-8.',
    'not-well-formed':
      'Die Datei ist beschädigt: Zeile {{line}} ist kein gültiges XML. Bitte exportieren Sie das Modell noch einmal.',
    doctype:
      'Die Datei enthält in Zeile {{line}} eine DOCTYPE-Angabe. Solche Dateien werden aus Sicherheitsgründen nicht gelesen. Bitte exportieren Sie das Modell ohne diese Angabe.',
    'too-deep':
      'Die Datei ist ab Zeile {{line}} tiefer als {{limit}} Ebenen verschachtelt. So sieht kein Prozessmodell aus; bitte prüfen Sie den Export.',
    'too-many-elements':
      'Die Datei enthält mehr als {{limit}} Elemente. Bitte teilen Sie das Modell auf.',
    'not-bpmn':
      'Die Datei ist kein BPMN-2.0-Modell; sie beginnt mit „{{root}}“. Bitte exportieren Sie das Modell als BPMN 2.0.',
    'not-epml':
      'Die Datei ist kein EPML-Modell; sie beginnt mit „{{root}}“. Bitte exportieren Sie das Modell als EPML oder BPMN 2.0.',
    'no-process':
      'In der Datei steht kein Prozess. Bitte prüfen Sie, ob Sie das richtige Modell exportiert haben.',
  },
  remark: {
    'encoding-guessed':
      'Die Datei gibt sich als „{{declared}}“ aus, ist es aber nicht. Sie wurde als {{used}} gelesen; bitte prüfen Sie die Umlaute.',
    'element-kept_one':
      'Eine Angabe „{{kind}}“ bleibt in der Originaldatei, wird hier aber nicht ausgewertet.',
    'element-kept_other':
      '{{count}} Angaben „{{kind}}“ bleiben in der Originaldatei, werden hier aber nicht ausgewertet.',
    'extension-kept_one':
      'Ein Zusatz von {{vendor}} bleibt in der Originaldatei, wird hier aber nicht ausgewertet.',
    'extension-kept_other':
      '{{count}} Zusätze von {{vendor}} bleiben in der Originaldatei, werden hier aber nicht ausgewertet.',
    'attribute-kept_one':
      'Ein Merkmal von {{vendor}} bleibt in der Originaldatei, wird hier aber nicht ausgewertet.',
    'attribute-kept_other':
      '{{count}} Merkmale von {{vendor}} bleiben in der Originaldatei, werden hier aber nicht ausgewertet.',
    'flow-without-end':
      'Die Verbindung „{{label}}“ fehlt in der Zeichnung: Ein Ende ist nicht in der Datei. Bitte verbinden Sie es neu.',
    'reference-dangling':
      '„{{label}}“ verweist auf „{{reference}}“. Das kommt in der Datei nicht vor; der Verweis wurde übergangen.',
    'id-repeated_one': 'Die Kennung „{{id}}“ ist doppelt. Die Elemente wurden getrennt gelesen.',
    'id-repeated_other':
      'Die Kennung „{{id}}“ kommt {{count}}-mal vor. Die Elemente wurden getrennt gelesen.',
    'boundary-without-host':
      'Das Ereignis „{{label}}“ sitzt an keinem Schritt der Datei. Es wird als freies Ereignis gezeigt.',
    'lane-by-place_one':
      'Bei einem Element nennt die Datei die Bahn nicht. Es steht in der Bahn, in der es gezeichnet ist.',
    'lane-by-place_other':
      'Bei {{count}} Elementen nennt die Datei die Bahn nicht. Sie stehen in der Bahn, in der sie gezeichnet sind.',
    'lane-repeated': '„{{label}}“ steht in der Datei in zwei Bahnen. Genommen wurde die erste.',
    'shape-without-element_one':
      'Eine Form der Zeichnung gehört zu keinem Element und wird nicht gezeigt.',
    'shape-without-element_other':
      '{{count}} Formen der Zeichnung gehören zu keinem Element und werden nicht gezeigt.',
    'shape-without-place_one': 'Bei einer Form fehlt, wo sie steht. Ihr Platz wird berechnet.',
    'shape-without-place_other':
      'Bei {{count}} Formen fehlt, wo sie stehen. Ihr Platz wird berechnet.',
    'more-alike_one': 'Dazu kommt ein weiterer Hinweis dieser Art.',
    'more-alike_other': 'Dazu kommen {{count}} weitere Hinweise dieser Art.',
  },
}

const en: Table = {
  refusal: {
    empty: 'The file is empty. Please export the model once more.',
    'too-large':
      'The file has {{megabytes}} MB. At most {{limit}} MB are read. Please split the model.',
    'encoding-unknown':
      'The file names the character set “{{encoding}}”, which is not known here. Please save it as UTF-8.',
    'not-well-formed':
      'The file is damaged: line {{line}} is not valid XML. Please export the model once more.',
    doctype:
      'The file has a DOCTYPE in line {{line}}. For safety such files are not read. Please export the model without it.',
    'too-deep':
      'From line {{line}} on the file is nested deeper than {{limit}} levels. No process model looks like that; please check the export.',
    'too-many-elements': 'The file has more than {{limit}} elements. Please split the model.',
    'not-bpmn':
      'The file is not a BPMN 2.0 model; it begins with “{{root}}”. Please export the model as BPMN 2.0.',
    'not-epml':
      'The file is not an EPML model; it begins with “{{root}}”. Please export the model as EPML or BPMN 2.0.',
    'no-process':
      'There is no process in the file. Please check whether you exported the right model.',
  },
  remark: {
    'encoding-guessed':
      'The file claims to be “{{declared}}” but is not. It was read as {{used}}; please check the umlauts.',
    'element-kept_one': 'One item “{{kind}}” stays in the original file but is not used here.',
    'element-kept_other':
      '{{count}} items “{{kind}}” stay in the original file but are not used here.',
    'extension-kept_one':
      'One extension of {{vendor}} stays in the original file but is not used here.',
    'extension-kept_other':
      '{{count}} extensions of {{vendor}} stay in the original file but are not used here.',
    'attribute-kept_one':
      'One attribute of {{vendor}} stays in the original file but is not used here.',
    'attribute-kept_other':
      '{{count}} attributes of {{vendor}} stay in the original file but are not used here.',
    'flow-without-end':
      'The connection “{{label}}” is missing in the drawing: one end is not in the file. Please connect it again.',
    'reference-dangling':
      '“{{label}}” refers to “{{reference}}”, which is not in the file; the reference was passed over.',
    'id-repeated_one': 'The id “{{id}}” is there twice. The elements were read separately.',
    'id-repeated_other':
      'The id “{{id}}” is there {{count}} times. The elements were read separately.',
    'boundary-without-host':
      'The event “{{label}}” is attached to no step of the file. It is shown as a free event.',
    'lane-by-place_one':
      'For one element the file does not name the lane. It is in the lane it is drawn in.',
    'lane-by-place_other':
      'For {{count}} elements the file does not name the lane. They are in the lane they are drawn in.',
    'lane-repeated': '“{{label}}” is in two lanes of the file. The first was taken.',
    'shape-without-element_one': 'One shape of the drawing belongs to no element and is not shown.',
    'shape-without-element_other':
      '{{count}} shapes of the drawing belong to no element and are not shown.',
    'shape-without-place_one':
      'The file does not say where one shape stands. Its place is computed.',
    'shape-without-place_other':
      'The file does not say where {{count}} shapes stand. Their places are computed.',
    'more-alike_one': 'There is one more remark like these.',
    'more-alike_other': 'There are {{count}} more remarks like these.',
  },
}

export const bpmn = { de, en }

interface Said {
  readonly code: string
  readonly details: Readonly<Record<string, string | number>>
}

/** A remark of reading a file, as people read it. */
export const sayRemark = (texts: i18n, { code, details }: Said): string =>
  texts.t(`bpmn:remark.${code}`, details)

/** Why a file was refused, as people read it. */
export const sayRefusal = (texts: i18n, { code, details }: Said): string =>
  texts.t(`bpmn:refusal.${code}`, details)
