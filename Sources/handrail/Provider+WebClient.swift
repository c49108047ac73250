import Foundation
import OpenIDConnect
import WebApp
import WebClient

extension Configuration.ProviderChoice {
    /// The provider, asked over the network.
    var provider: Provider { Provider(settings, ask: Self.ask) }

    var signIn: SignInProvider { SignInProvider(provider, rule) }

    private static let ask: ProviderAsk = { request in
        do {
            let answer = try await WebClient.ask(
                request.address, headers: request.headers, form: request.form, within: ProviderRequest.seconds,
                atMost: ProviderRequest.mostBytes)
            return ProviderAnswer(status: answer.status, body: answer.body)
        } catch let problem as NoAnswer {
            switch problem.cause {
            case .unreachable, .untrusted: throw ProviderFault(.unreachable, "it \(problem.sentence)")
            case .notUnderstood: throw ProviderFault(.untrusted, "it sent an answer that is too long or not HTTP")
            }
        }
    }
}
