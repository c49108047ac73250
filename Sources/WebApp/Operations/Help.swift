import Domain
import HTML
import WebServer

/// Pages and actions at `/help`.
enum Help {
    /// One page about how the work goes here.
    static func show(_ visit: Visit) async throws -> Response {
        .page(
            page(
                visit.frame, title: "Help",
                """
                <h1>How it works</h1>
                <p class="lead">Every incident leaves a guardrail behind.</p>
                <ol class="steps">
                <li><b>Declare</b> it, early rather than certain: a title and a severity. A near miss counts.</li>
                <li><b>Write down</b> what happens as it happens. Times can be corrected later; earlier texts are kept.</li>
                <li><b>Find</b> the guardrail that was missing, instead of the person who was there.</li>
                <li><b>Commit</b> to a follow-up: one owner, one date. Link it to the guardrail it adds.</li>
                <li><b>Write the postmortem</b> from a template, read it, publish it, take it to your wiki as Markdown.</li>
                <li><b>Prove</b> the guardrail, and prove it again before the proof is old.</li>
                </ol>
                <h2>How strong is a guardrail?</h2>
                \(strengths)
                <h2>Writing</h2>
                <p>Texts are Markdown: headings, lists, tables, task lists, links. A key such as <code>INC-12</code>, <code>GR-7</code> or
                <code>FU-31</code> becomes a link anywhere. In a postmortem, <code>{{timeline}}</code>, <code>{{findings}}</code>,
                <code>{{follow-ups}}</code>, <code>{{guardrails}}</code>, <code>{{impact}}</code>, <code>{{times}}</code> or <code>{{roles}}</code>
                alone on a line shows what is recorded, always as it is now; <code>{{finding-3}}</code> and <code>{{FU-31}}</code> show one of them.</p>
                <p>An image, a table or an address can be pasted; <code>@</code>, <code>INC-</code>, <code>GR-</code> and <code>FU-</code> make
                suggestions. The keys are those of GitHub, with Ctrl or ⌘: <kbd>B</kbd> bold, <kbd>I</kbd> italic, <kbd>E</kbd> code,
                <kbd>K</kbd> link, <kbd>Shift</kbd> <kbd>.</kbd> quote, <kbd>Shift</kbd> <kbd>7</kbd> numbers, <kbd>Shift</kbd> <kbd>8</kbd> list,
                <kbd>Shift</kbd> <kbd>L</kbd> tasks, <kbd>Shift</kbd> <kbd>P</kbd> preview.</p>
                <h2>Blameless language</h2>
                <p>Ask how the system made the action possible and sensible, and which guardrail was missing. People did what made sense
                to them with what they saw; whoever comes next will see the same. So write what was there: what the screen showed, what
                the command asked, what the alert said, what was known at the time. Write roles (“the on-call engineer”) where it matters
                who acted, and no verdict on them.</p>
                <p>While you write, hints stand beside sentences that make somebody the cause: human error, “should have”, carelessness,
                “it was obvious”, “be more careful”, punishment, sarcasm. A hint says which words, why, and how it could be said about the
                system. It advises and never blocks; dismiss it with a reason where it is wrong. <a href="\(Paths.wordingRules)">Wording
                rules</a> lists them all.</p>
                <h2>Times</h2>
                <p>Type <code>14:02</code>, <code>now</code>, <code>-10m</code>, <code>about 14:00</code>, <code>yesterday 23:50</code>,
                <code>2026-03-01 14:02</code>, <code>14:02 UTC</code> or <code>unknown</code>. They are read in your time zone and kept in UTC.</p>
                """))
    }
}

private var strengths: HTML {
    definitions(
        Strength.allCases.map { strength in
            (strength.label, "\(glyph(strength.grade, label: strength.grade.label)) \(strength.help)")
        })
}
