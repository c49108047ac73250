import Domain
import HTML
import WebServer

/// Pages and actions at `/help`.
enum Help {
    /// Shows the help page.
    static func show(_ visit: Visit) async throws -> Response {
        .page(
            page(
                visit.frame, title: "Help",
                """
                <h1>How it works</h1>
                <p class="lead">Every incident leaves a guardrail behind.</p>
                <ol class="steps">
                <li><b>Declare</b> the incident early, even if you are not certain: a title and a severity. A near miss counts.</li>
                <li><b>Write down</b> events as they happen. You can correct times later, and earlier texts are kept.</li>
                <li><b>Find</b> the guardrail that was missing, instead of the person who was there.</li>
                <li><b>Commit</b> to a follow-up with one owner and one due date. Link it to the guardrail it adds.</li>
                <li><b>Write the postmortem</b> from a template, have it reviewed, publish it, and export it to your wiki as Markdown.</li>
                <li><b>Prove</b> the guardrail, and prove it again before the proof is overdue.</li>
                </ol>
                <h2>How strong is a guardrail?</h2>
                \(strengths)
                <h2>Writing</h2>
                <p>Texts use Markdown: headings, lists, tables, task lists, links, footnotes (<code>[^1]</code>), alerts
                (<code>&gt; [!NOTE]</code>), and of HTML <code>&lt;br&gt;</code>, <code>&lt;details&gt;</code> and <code>&lt;kbd&gt;</code>. A key such as <code>INC-12</code>, <code>GR-7</code> or
                <code>FU-31</code> becomes a link anywhere. In a postmortem, <code>{{timeline}}</code>, <code>{{findings}}</code>,
                <code>{{follow-ups}}</code>, <code>{{guardrails}}</code>, <code>{{impact}}</code>, \
                <code>{{times}}</code> or <code>{{roles}}</code>
                on a line of their own show the recorded data as it is now; <code>{{finding-3}}</code> and <code>{{FU-31}}</code> show a single one.</p>
                <p>You can paste an image, a table or an address; <code>@</code>, <code>INC-</code>, \
                <code>GR-</code> and <code>FU-</code> give suggestions. The shortcuts are GitHub's, with Ctrl or ⌘: \
                <kbd>B</kbd> bold, <kbd>I</kbd> italic, <kbd>E</kbd> code,
                <kbd>K</kbd> link, <kbd>Shift</kbd> <kbd>.</kbd> quote, <kbd>Shift</kbd> \
                <kbd>7</kbd> numbers, <kbd>Shift</kbd> <kbd>8</kbd> list,
                <kbd>Shift</kbd> <kbd>L</kbd> tasks, <kbd>Shift</kbd> <kbd>P</kbd> preview.</p>
                <h2>Keys</h2>
                <p>Outside a text field, <kbd>?</kbd> lists the keys of the page you are on. \
                <kbd>c</kbd> declares an incident, <kbd>e</kbd> edits or writes what the page shows, <kbd>/</kbd> searches, and
                <kbd>j</kbd> and <kbd>k</kbd> move through a list, where <kbd>e</kbd> edits what is marked. In a postmortem review, \
                <kbd>d</kbd> goes to your review decision.</p>
                <h2>Blameless language</h2>
                <p>Ask how the system made the action possible and sensible, and which guardrail was missing. \
                People did what made sense to them given what they saw, and the next person will see the same. \
                So describe what was there: what the screen showed, what
                the command asked, what the alert said, what was known at the time. \
                If it matters who acted, write roles (“the on-call engineer”), without judging them.</p>
                <p>While you write, hints appear beside sentences that make somebody the cause: human error, “should have”, carelessness,
                “it was obvious”, “be more careful”, punishment, sarcasm. \
                A hint shows the words, the reason, and a way to say it about the system. \
                Hints give advice and never block you; if a hint is wrong, dismiss it with a reason. \
                <a href="\(Paths.wordingRules)">Wording
                rules</a> lists them all.</p>
                <h2>Times</h2>
                <p>Type <code>14:02</code>, <code>now</code>, <code>-10m</code>, <code>about 14:00</code>, <code>yesterday 23:50</code>,
                <code>2026-03-01 14:02</code>, <code>14:02 UTC</code> or <code>unknown</code>. \
                They are read in your time zone and kept in UTC.</p>
                """))
    }
}

private var strengths: HTML {
    definitions(
        Strength.allCases.map { strength in
            (strength.label, "\(glyph(strength.grade, label: strength.grade.label)) \(strength.help)")
        })
}
