import Domain
import HTML
import Secrets
import Storage
import WebServer

extension APITokens {
    static func issuedPage(_ visit: Visit, _ token: Token, label: String) -> Response {
        .page(
            page(
                visit.frame, title: "The token for \(label)", section: .settings, scripts: ["js/copy.js"],
                """
                <h1>The token for \(label)</h1>
                <p class="lead">Store the token with the secrets of the pipeline. It is shown only once.</p>
                \(copyField("token", label: "Token", value: token.text))
                <p>In the pipeline, before it deploys:</p>
                <pre class="verbatim">handrail gate --server \(visit.baseURL ?? "https://handrail.example.org") --service payments --when-unreachable frozen</pre>
                <p class="hint">The command reads the token from <code>HANDRAIL_TOKEN</code>, or from a file named by \
                <code>--token-file</code>.</p>
                <p>\(linkButton("Back to the tokens", to: Paths.tokens))</p>
                """))
    }
}
