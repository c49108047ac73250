extension ImportedPostmortem {
    /// The images that its texts show, each address once, in order.
    package var images: [ImageReferences.Reference] {
        var seen: Set<String> = []
        return texts.flatMap { ImageReferences.all(in: $0) }.filter { seen.insert($0.address).inserted }
    }

    /// The same with images of ours in its texts.
    ///
    /// - Parameter addresses: where an image is now, by the address that the document writes. A path that begins at the top
    ///   of another site would be one of ours here, so it loses its slash and tells readers where it pointed.
    package func showing(_ addresses: [String: String]) -> ImportedPostmortem {
        func shown(_ text: String) -> String {
            ImageReferences.rewritten(text) { reference in
                if let address = addresses[reference.address] { return address }
                guard reference.isShown, reference.address.hasPrefix("/") else { return nil }
                let path = reference.address.drop { $0 == "/" || $0 == "\\" }
                return reference.address.hasPrefix("//") || path.isEmpty ? nil : String(path)
            }
        }
        var result = self
        result.summary = shown(summary)
        for index in sections.indices { result.sections[index].text = shown(sections[index].text) }
        for index in findings.indices { result.findings[index].detail = shown(findings[index].detail) }
        for index in followUps.indices { result.followUps[index].detail = shown(followUps[index].detail) }
        for index in timeline.indices { result.timeline[index].text = shown(timeline[index].text) }
        return result
    }

    private var texts: [String] {
        [summary] + sections.map(\.text) + findings.map(\.detail) + followUps.map(\.detail) + timeline.map(\.text)
    }
}
