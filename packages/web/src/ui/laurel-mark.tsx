export interface LaurelMarkProps {
  size: number;
  /** More leaves, for the large drawing on a credential. */
  detail?: 'simple' | 'fine';
}

interface Branch {
  leaves: number;
  scale: number;
}

const branches: Record<'simple' | 'fine', Branch> = {
  simple: { leaves: 5, scale: 1.3 },
  fine: { leaves: 8, scale: 0.92 },
};

const radius = 34;
const leaf = 'M0 0C5 -4 6 -12 0 -20C-6 -12 -5 -4 0 0Z';
const leafInside = 'M0 0C4 -3 4.5 -9 0 -15C-4.5 -9 -4 -3 0 0Z';

/** Two branches that meet below and open above: the sign of the house. Takes the colour of the text around it. */
export function LaurelMark({ size, detail = 'simple' }: LaurelMarkProps) {
  const branch = branches[detail];
  return (
    <svg width={size} height={size} viewBox="0 0 100 100" fill="currentColor" aria-hidden="true" focusable="false">
      <g transform="translate(50 52)">
        <HalfWreath {...branch} />
        <g transform="scale(-1 1)">
          <HalfWreath {...branch} />
        </g>
      </g>
    </svg>
  );
}

function HalfWreath({ leaves, scale }: Branch) {
  const steps = Array.from({ length: leaves }, (_, index) => 160 - (index * 132) / (leaves - 1));
  return (
    <>
      <path d={stem} fill="none" stroke="currentColor" strokeWidth={2} strokeLinecap="round" />
      {steps.map((degrees, index) => {
        const last = index === leaves - 1;
        const place = `rotate(${degrees}) translate(0 ${-radius})`;
        return (
          <g key={degrees} transform={place}>
            <path d={leaf} transform={`rotate(${last ? -78 : -52}) scale(${scale})`} />
            {!last && <path d={leafInside} transform={`rotate(-122) scale(${scale})`} />}
          </g>
        );
      })}
    </>
  );
}

const stem = arc(181, 34);

/** The stem of the right branch, from below to near the top; degrees run clockwise from twelve o'clock. */
function arc(from: number, to: number): string {
  const [fromX, fromY] = pointAt(from);
  const [toX, toY] = pointAt(to);
  return `M${fromX} ${fromY}A${radius} ${radius} 0 0 0 ${toX} ${toY}`;
}

function pointAt(degrees: number): [string, string] {
  const radians = (degrees * Math.PI) / 180;
  return [(radius * Math.sin(radians)).toFixed(2), (-radius * Math.cos(radians)).toFixed(2)];
}
