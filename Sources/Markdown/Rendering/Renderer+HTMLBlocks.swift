extension Renderer {
    /// Lines of HTML between paragraphs. `details` begins in one such block and may end in another beside it.
    mutating func renderHTMLBlock(_ node: Node) {
        let html = marks.withRestored(node.literal, keepingBackslashes: true) { Array($0) }
        html.withUnsafeBufferPointer { html in
            let pieces = rendering.hasAdditions && !html.isTakenWhole ? HTMLPiece.all(in: html) : []
            let first = node.lines.lowerBound
            blockLines = first...first + html.count { $0 == .lineFeed }
            if pieces.allSatisfy({ isText($0, in: node) }) { return renderHTMLAsText(html, at: .block) }
            var run = 0..<0
            var index = 0
            while index < pieces.count {
                let piece = pieces[index]
                var next = index + 1
                if piece.kind == .start(.details), isPaired(piece, in: node) {
                    renderRun(pieces[run], of: html)
                    renderBlockContainer(true, "<details>\n", "</details>\n")
                    next = renderSummary(pieces, from: next, of: html)
                } else if piece.kind == .end(.details), isPaired(piece, in: node) {
                    renderRun(pieces[run], of: html)
                    renderBlockContainer(false, "<details>\n", "</details>\n")
                } else {
                    run = run.lowerBound..<next
                    index = next
                    continue
                }
                run = next..<next
                index = next
            }
            renderRun(pieces[run], of: html)
        }
    }

    /// Whether nothing is known of a piece but how it was written.
    private mutating func isText(_ piece: HTMLPiece, in node: Node) -> Bool {
        switch piece.kind {
        case .text, .other, .start(.summary), .end(.summary): true
        case .start(.details), .end(.details): !isPaired(piece, in: node)
        case .comment, .start, .end, .lineBreak, .image: false
        }
    }

    private mutating func renderHTMLAsText(_ html: Bytes, at place: HTMLAsText.Place? = nil) {
        if recordsHTML, let place {
            htmlAsText.append(HTMLAsText(place: place, lines: blockLines, literal: Array(html)))
        }
        startLine()
        out.append("<pre><code>")
        out.appendText(html)
        out.append("</code></pre>\n")
    }

    private mutating func isPaired(_ piece: HTMLPiece, in node: Node) -> Bool {
        guard let parent = node.parent else { return false }
        if pairedParents.insert(parent).inserted {
            var pairs = TagPairs<HTMLPlace>()
            for child in parent.children where child.kind == .htmlBlock && !child.literal.isTakenWhole {
                let html = marks.withRestored(child.literal, keepingBackslashes: true) { Array($0) }
                for piece in html.withUnsafeBufferPointer(HTMLPiece.all) where piece.kind.isDetails {
                    pairs.add(piece.kind, at: HTMLPlace(node: child, offset: piece.range.lowerBound))
                }
            }
            pairedPlaces.formUnion(pairs.paired)
        }
        return pairedPlaces.contains(HTMLPlace(node: node, offset: piece.range.lowerBound))
    }

    /// The summary, if one follows. Returns the number of the piece after it.
    private mutating func renderSummary(_ pieces: [HTMLPiece], from start: Int, of html: Bytes) -> Int {
        guard
            let first = pieces[start...].firstIndex(where: {
                $0.kind != .comment && !$0.isBlank(in: html)
            }),
            pieces[first].kind == .start(.summary),
            let end = pieces[first...].firstIndex(where: {
                $0.kind == .end(.summary) || $0.kind.isDetails
            }),
            pieces[end].kind == .end(.summary)
        else { return start }
        out.append("<summary>")
        renderPieces(pieces[first + 1..<end], of: html)
        out.append("</summary>\n")
        return end + 1
    }

    /// Pieces that are no part of a summary: a paragraph, or text as it was written.
    private mutating func renderRun(_ pieces: ArraySlice<HTMLPiece>, of html: Bytes) {
        if pieces.allSatisfy({ $0.kind == .comment || $0.isBlank(in: html) }) { return }
        let isText = pieces.contains { piece in
            switch piece.kind {
            case .other, .start(.details), .end(.details), .start(.summary), .end(.summary): true
            case .text, .comment, .start, .end, .lineBreak, .image: false
            }
        }
        if isText {
            let text = pieces.filter { $0.kind != .comment }.flatMap { html.part($0.range) }
            for piece in pieces where recordsHTML && piece.kind != .text && piece.kind != .comment {
                htmlAsText.append(
                    HTMLAsText(place: .inBlock, lines: blockLines, literal: Array(html.part(piece.range))))
            }
            return text.drop(while: { $0 == .lineFeed }).withUnsafeBufferPointer { renderHTMLAsText($0) }
        }
        startLine()
        out.append("<p>")
        renderPieces(pieces, of: html)
        out.append("</p>\n")
    }

    private mutating func renderPieces(_ pieces: ArraySlice<HTMLPiece>, of html: Bytes) {
        var pairs = TagPairs<Int>()
        for (number, piece) in zip(pieces.indices, pieces) { pairs.add(piece.kind, at: number) }
        var isAtStart = true
        for (number, piece) in zip(pieces.indices, pieces) {
            let text = html.part(piece.range)
            switch piece.kind {
            case .comment: continue
            case .lineBreak: out.append("<br />\n")
            case .image where renderImageTag(text): break
            case .start(let element) where element.isInline && pairs.paired.contains(number):
                out.append(element.startTag)
            case .end(let element) where element.isInline && pairs.paired.contains(number):
                out.append(element.endTag)
            case .text:
                let words = text.withoutReferences
                (isAtStart ? words.drop(while: \.isWhitespace) : words[...]).withUnsafeBufferPointer {
                    out.appendText($0)
                }
            case .start, .end, .image, .other:
                if recordsHTML {
                    htmlAsText.append(HTMLAsText(place: .inBlock, lines: blockLines, literal: Array(text)))
                }
                out.appendText(text)
            }
            isAtStart = false
        }
        while out.last?.isWhitespace == true { out.removeLast() }
    }
}

/// A tag in a block of HTML.
struct HTMLPlace: Hashable {
    let node: Node
    let offset: Int
}

extension HTMLPiece {
    fileprivate func isBlank(in html: Bytes) -> Bool {
        kind == .text && html.part(range).allSatisfy(\.isWhitespace)
    }
}

extension HTMLPiece.Kind {
    fileprivate var isDetails: Bool { self == .start(.details) || self == .end(.details) }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether a block of HTML is text to HTML itself, or no elements at all, such as `<script>` and `<?php ?>`.
    fileprivate var isTakenWhole: Bool {
        let start = firstIndex { $0 != .space } ?? count
        guard at(start) == UInt8(ascii: "<") else { return false }
        if at(start + 1) == UInt8(ascii: "?") { return true }
        if at(start + 1) == UInt8(ascii: "!") { return at(start + 2) != UInt8(ascii: "-") }
        var end = start + 1
        while at(end).isLetter { end += 1 }
        let name = part(start + 1..<end)
        return (["script", "pre", "style", "textarea"] as [StaticString]).contains { name.isWord($0) }
    }
}
