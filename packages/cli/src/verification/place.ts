import type { PathStep } from '@laurel/sdk';

/** Where in a source something was found, from the outside in, as one reads it; empty for the source itself. */
export function placeOf(path: readonly PathStep[]): string {
  return path.map(stepName).join(' → ');
}

function stepName(step: PathStep): string {
  switch (step.in) {
    case 'url':
      return step.url;
    case 'zip':
      return step.entry;
    case 'pdf':
      return `attachment ${step.attachment}`;
    case 'png':
      return `${step.chunk} ${step.keyword}`;
    case 'svg':
      return `<${step.element}>`;
    case 'qr':
      return `QR code ${step.index + 1}`;
    case 'html':
      return `page’s ${step.part}`;
    case 'json':
      return step.pointer;
    case 'data-url':
      return step.mediaType;
    case 'base64':
      return 'base64';
    case 'text':
      return `credential ${step.index + 1} in the text`;
  }
}
