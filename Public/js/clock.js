// Times as pages show them: 24 hours, in the zone of the person's profile.

const { zone } = document.documentElement.dataset;

function format(options) {
    const whole = { ...options, hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
    try {
        return new Intl.DateTimeFormat("en-GB", { ...whole, timeZone: zone });
    } catch {
        // A browser that does not know the zone shows its own.
        return new Intl.DateTimeFormat("en-GB", whole);
    }
}

const time = format({});
const day = format({ day: "numeric", month: "short", year: "numeric" });

// "14:03"
export const clock = (date) => time.format(date);

// "1 Mar 2026, 14:03"
export const dayAndClock = (date) => day.format(date);
