// A field has contents, and the contents that the server filled in. Where they differ, somebody has typed or chosen
// something that was not sent.

const isChoice = (field) => field.matches("[type=radio], [type=checkbox]");

// A text, the number of an option, or whether a box is checked.
export function contents(field) {
    if (field.matches("select")) return field.selectedIndex;
    return isChoice(field) ? field.checked : field.value;
}

export function setContents(field, value) {
    if (field.matches("select")) field.selectedIndex = value;
    else if (isChoice(field)) field.checked = value;
    else field.value = value;
}

// A list of which the server chose no option shows the first.
export function filledIn(field) {
    if (field.matches("select")) return Math.max(0, [...field.options].findIndex((option) => option.defaultSelected));
    return isChoice(field) ? field.defaultChecked : field.defaultValue;
}

export function setFilledIn(field, value) {
    if (field.matches("select")) {
        for (const option of field.options) option.defaultSelected = option.index === value;
    } else if (isChoice(field)) field.defaultChecked = value;
    else field.defaultValue = value;
}

export const isChanged = (field) => contents(field) !== filledIn(field);
