import { type ReactNode, useId } from 'react';

export interface ChartFrameProps {
  /** What the chart shows, in a few words. */
  title: string;
  /** What is to be seen in it, in a sentence or two, for those who do not see it. */
  description: string;
  className: string | undefined;
  children: ReactNode;
}

/** A drawing that is read out as one picture: by its name, and by what is to be seen in it. */
export function ChartFrame({ title, description, className, children }: ChartFrameProps) {
  const id = useId();
  return (
    <div role="img" aria-labelledby={`${id}-title`} aria-describedby={`${id}-text`} className={className}>
      <span id={`${id}-title`} className="visually-hidden">
        {title}
      </span>
      <span id={`${id}-text`} className="visually-hidden">
        {description}
      </span>
      {children}
    </div>
  );
}
