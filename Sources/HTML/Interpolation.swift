extension HTML {
    package typealias StringInterpolation = Interpolation

    /// Collects the parts of an ``HTML`` literal.
    package struct Interpolation: StringInterpolationProtocol {
        var bytes: [UInt8] = []
        #if DEBUG
            var position = Position()
        #endif

        package init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + 32 * interpolationCount)
        }

        package mutating func appendLiteral(_ literal: StaticString) {
            literal.withUTF8Buffer { buffer in
                bytes.append(contentsOf: buffer)
                #if DEBUG
                    position.advance(over: buffer)
                #endif
            }
        }

        /// Text, in an element or in a quoted attribute that holds no address, script or style. A text that is a whole
        /// attribute, such as the value of a field, stays exactly as it is; any other is isolated, see ``Isolation``.
        package mutating func appendInterpolation(_ text: String) {
            check(\.takesText, "text")
            bytes.appendEscaped(isAtStartOfAttribute ? text : Isolation.isolated(text))
        }

        private var isAtStartOfAttribute: Bool { bytes.last == .quote && bytes.dropLast().last == .equals }

        package mutating func appendInterpolation(_ text: Substring) {
            appendInterpolation(String(text))
        }

        package mutating func appendInterpolation(_ number: Int) {
            check(\.takesText, "a number")
            bytes.append(contentsOf: String(number).utf8)
        }

        package mutating func appendInterpolation(_ html: HTML) {
            check(\.isBetweenElements, "HTML")
            bytes.append(contentsOf: html.bytes)
        }

        package mutating func appendInterpolation(_ html: HTML?) {
            appendInterpolation(html ?? HTML())
        }

        package mutating func appendInterpolation(_ link: Link) {
            check(\.takesLink, "a link")
            bytes.appendEscaped(link.address)
        }

        package mutating func appendInterpolation<Elements: Sequence>(
            each elements: Elements, separator: HTML = HTML(), _ transform: (Elements.Element) throws -> HTML
        ) rethrows {
            check(\.isBetweenElements, "HTML")
            var isFirst = true
            for element in elements {
                if !isFirst { bytes.append(contentsOf: separator.bytes) }
                bytes.append(contentsOf: try transform(element).bytes)
                isFirst = false
            }
        }

        package mutating func appendInterpolation(when condition: Bool, _ html: @autoclosure () -> HTML) {
            appendInterpolation(condition ? html() : HTML())
        }

        /// A boolean attribute: ` name` or nothing. It must directly follow the tag's name or another attribute.
        package mutating func appendInterpolation(flag name: StaticString, _ isOn: Bool) {
            check(\.takesAttribute, "an attribute")
            guard isOn else { return }
            bytes.append(.space)
            name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        }

        /// An attribute, ` name="value"`, or nothing if there is no value.
        package mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
            check(\.takesAttribute, "an attribute")
            #if DEBUG
                precondition(
                    Position.isPlainAttribute(name.withUTF8Buffer(Array.init)), "\(name) may not hold plain text")
            #endif
            guard let value else { return }
            appendAttribute(name, value)
        }

        /// An attribute that holds an address, or nothing if there is none.
        package mutating func appendInterpolation(attribute name: StaticString, _ link: Link?) {
            check(\.takesAttribute, "an attribute")
            guard let link else { return }
            appendAttribute(name, link.address)
        }

        private mutating func appendAttribute(_ name: StaticString, _ value: String) {
            bytes.append(.space)
            name.withUTF8Buffer { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: [.equals, .quote])
            bytes.appendEscaped(value)
            bytes.append(.quote)
        }

        private func check(_ allows: KeyPath<Position, Bool>, _ what: StaticString) {
            #if DEBUG
                precondition(
                    position[keyPath: allows],
                    "\(what) is not allowed here: \(String(decoding: bytes.suffix(120), as: UTF8.self))")
            #endif
        }
    }
}
