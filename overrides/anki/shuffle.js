// In a card's template: a choice card's options come in a new order each time, and in the same one with the answer.
(() => {
  const list = document.querySelector(".choices ul");
  if (!list) return;
  const options = [...list.children];
  let order = null;
  try {
    if (list.closest(".answered")) order = JSON.parse(sessionStorage.getItem("flashdeck-order"));
    if (order?.length !== options.length) {
      order = options.map((_option, place) => [Math.random(), place]).sort(([a], [b]) => a - b).map(([, place]) => place);
      sessionStorage.setItem("flashdeck-order", JSON.stringify(order));
    }
  } catch {
    // Nothing can be kept here: the options stay as they are written, on both sides.
    return;
  }
  list.replaceChildren(...order.map((place) => options[place]));
})();
