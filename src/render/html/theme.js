// The reader's choice of light or dark, before anything is drawn.
"use strict";

try {
  const chosen = localStorage.getItem("py2rs-theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
  // A browser that keeps nothing follows the system.
}
