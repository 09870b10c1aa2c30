import type { ReactNode } from "react";

/** A part of the card below the documents. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="proof__section">
      <h3>{title}</h3>
      {children}
    </section>
  );
}
