import HTML

extension Paths {
    static let live = Link(["live"])
    static let liveNews = Link(["live", "news"])
}
