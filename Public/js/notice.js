// On a page that is opened further down, the notice sticks to the top of the window until it was read.

import { keepUntilRead } from "./settling.js";

const notice = document.querySelector("main > .notice");

if (notice && getComputedStyle(notice).position === "sticky") {
    if (document.readyState === "complete") keepUntilRead(notice);
    else addEventListener("load", () => keepUntilRead(notice));
}
