import Domain
import HTML
import Storage
import WebServer

extension StoreUnavailable {
    /// For the person whose request could not be carried out.
    func sentence(hasSaved: Bool = false) -> String {
        let reason =
            switch self {
            case .full: "the disk of Handrail is full"
            case .readOnly: "Handrail may only read its file"
            case .failing: "the disk of Handrail reports errors"
            }
        return "\(hasSaved ? "Not everything" : "Nothing") was saved: \(reason). Tell the person who operates Handrail."
    }
}

extension ErrorPages {
    /// The page about a database that cannot be used, for what has no form to come back to.
    static func unavailablePage(
        _ problem: StoreUnavailable, _ frame: Frame, isReading: Bool, hasSaved: Bool
    ) -> Response {
        let sentence =
            isReading
            ? "This page cannot be read: \(problem). Tell the person who operates Handrail."
            : "\(problem.sentence(hasSaved: hasSaved)) Go back: your browser still has what you typed."
        return messagePage(frame, status: .serviceUnavailable, title: "Not possible right now", sentence)
    }
}

extension Response {
    /// Gives a refusal the status of a server that is out of order, not of a request that is.
    mutating func setUnavailable() {
        if status == .unprocessableContent { status = .serviceUnavailable }
        if status == .serviceUnavailable { try? headers.set("retry-after", "60") }
    }
}
