/// Pairs start tags with end tags in one element or block, so that whatever somebody wrote, elements are properly nested
/// in what is around them. A tag without its partner is text.
struct TagPairs<Place: Hashable> {
    private(set) var paired: Set<Place> = []
    private var open: [(element: ShownElement, place: Place)] = []

    /// Looks back at 32 open tags at most. Tags left open between two that belong together stay without a partner.
    mutating func add(_ kind: HTMLPiece.Kind, at place: Place) {
        switch kind {
        case .start(let element):
            open.append((element, place))
        case .end(let element):
            let oldest = max(0, open.count - Limits.nesting)
            guard let start = open[oldest...].lastIndex(where: { $0.element == element }) else { return }
            paired.insert(open[start].place)
            paired.insert(place)
            open.removeLast(open.count - start)
        case .text, .comment, .lineBreak, .image, .other:
            break
        }
    }

    /// What is open stays without a partner.
    mutating func leave() {
        open = []
    }
}
