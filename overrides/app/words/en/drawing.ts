export const drawingText = {
  numbers: "Show numbers",
  table: "Numbers of the drawing",
  legend: "Legend",
  series: (number: number) => `series ${number}`,
  gap: "–",
} as const;
