// What a picture or a PDF says of itself.

const de = {
  missing_one: 'Ein Schriftzeichen ist hier nicht darstellbar; das SVG ist vollständig.',
  missing_other: '{{count}} Schriftzeichen sind hier nicht darstellbar; das SVG ist vollständig.',
  missingInTable_one:
    'Ein Schriftzeichen ist in dieser PDF-Datei nicht darstellbar; in Excel und Word ist alles zu lesen.',
  missingInTable_other:
    '{{count}} Schriftzeichen sind in dieser PDF-Datei nicht darstellbar; in Excel und Word ist alles zu lesen.',
}

const en: typeof de = {
  missing_one: 'One letter cannot be shown here; the SVG is complete.',
  missing_other: '{{count}} letters cannot be shown here; the SVG is complete.',
  missingInTable_one:
    'One letter cannot be shown in this PDF file; Excel and Word show everything.',
  missingInTable_other:
    '{{count}} letters cannot be shown in this PDF file; Excel and Word show everything.',
}

export const pictures = { de, en }
