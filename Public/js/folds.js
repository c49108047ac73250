// Opens what is folded around the part that the address names. Not every browser does so by itself.

function openAround() {
    let target = null;
    try {
        target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
        // Not an address of ours.
    }
    const folds = [];
    for (let fold = target?.closest("details:not([open])"); fold; fold = fold.parentElement.closest("details:not([open])")) {
        folds.push(fold);
    }
    for (const fold of folds) fold.open = true;
    if (folds.length > 0) target.scrollIntoView();
}

addEventListener("hashchange", openAround);
openAround();
