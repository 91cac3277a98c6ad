export const roundText = {
  rating: "Did you know it?",
  again: "Not yet",
  known: "I knew it",
  left: (cards: number) => (cards === 1 ? "The last card" : `${cards} cards left`),
  done: (known: number, cards: number) =>
    known === cards ? `Done: you knew all ${cards} at once.` : `Done: you knew ${known} of ${cards} at once.`,
  once: "Once more",
} as const;
