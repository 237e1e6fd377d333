import Foundation

nonisolated extension OpenAICache {
    /// A `multipart/form-data` body taken apart (RFC 7578, RFC 2046).
    package struct MultipartForm {
        package struct Part: Equatable {
            package var name: String
            package var filename: String?
            package var contentType: String?
            package var content: Data
            /// Where the part stands in the body, from its delimiter to the next one.
            var range: Range<Int>

            var text: JSON { .string(String(decoding: content, as: UTF8.self)) }

            /// What tells the API the format of a file; empty for a name without one.
            var filenameEnding: String? {
                filename.map { name in name.lastIndex(of: ".").map { name[$0...].lowercased() } ?? "" }
            }

            /// - Parameter isOther: than those of another one that is as long.
            func inShort(isOther: Bool = false) -> String {
                "\(filename ?? "a text") (\(content.count) \(isOther ? "other " : "")byte\(content.count == 1 ? "" : "s"))"
            }
        }

        package let parts: [Part]

        /// Those that tell requests apart.
        func partsThatCount(ignoring ignored: Set<String>) -> [Part] {
            let seed = parts.first { $0.name == "seed" }.flatMap { Int(String(decoding: $0.content, as: UTF8.self)) }
            return parts.filter { part in
                !(part.name == "seed" && seed != nil) && !ignored.contains { JSONText.areSame($0, part.name) }
                    && (part.filename != nil
                        || !RequestMeaning.saysNothing(part.name, text: String(decoding: part.content, as: UTF8.self)))
            }
        }

        /// Those of one name in the order in which they came.
        var partsByName: [Part] {
            parts.enumerated().sorted { one, other in
                let (left, right) = (one.element.name.utf8, other.element.name.utf8)
                return left.elementsEqual(right) ? one.offset < other.offset : left.lexicographicallyPrecedes(right)
            }.map(\.element)
        }

        static func isForm(_ contentType: String?) -> Bool {
            contentType?.lowercased().hasPrefix("multipart/form-data") ?? false
        }

        /// Of a body that says it is a form; nil for any other.
        static func inShort(_ body: Data, _ contentType: String?) -> String? {
            guard isForm(contentType), let contentType else { return nil }
            if let form = MultipartForm(body, contentType: contentType) {
                return "a form of \(form.parts.count) part\(form.parts.count == 1 ? "" : "s")"
            }
            let isNamed = HeaderParameters(contentType)["boundary"]?.isEmpty == false
            return "a form that can't be read (\(isNamed ? "it is not well-formed" : "no boundary is named"))"
        }

        /// Nil if the body is no well-formed form: then it is compared byte by byte.
        package init?(_ body: Data, contentType: String?) {
            guard Self.isForm(contentType), let contentType,
                let boundary = HeaderParameters(contentType)["boundary"], !boundary.isEmpty
            else { return nil }
            var parts: [Part] = []
            let delimiter = Data("--\(boundary)".utf8)
            let next = Data("\r\n".utf8) + delimiter
            guard var start = Self.firstDelimiter(delimiter, next, in: body) else { return nil }
            while true {
                let afterDelimiter = start + delimiter.count
                if body[afterDelimiter...].starts(with: Data("--".utf8)) { break }
                guard let end = body.range(of: next, in: afterDelimiter..<body.endIndex),
                    let part = Self.part(body, from: afterDelimiter, to: end.lowerBound, start: start)
                else { return nil }
                parts.append(part)
                start = end.lowerBound + 2
            }
            self.parts = parts
        }

        /// The body without the parts of a name.
        static func removing(_ name: String, from body: Data, contentType: String?) -> Data {
            guard let form = MultipartForm(body, contentType: contentType) else { return body }
            var rest = Data(capacity: body.count)
            var kept = body.startIndex
            for part in form.parts where part.name == name {
                rest.append(body[kept..<part.range.lowerBound])
                kept = part.range.upperBound
            }
            rest.append(body[kept...])
            return rest
        }

        /// At the beginning of a line: what comes before is a preamble, and may hold anything else.
        private static func firstDelimiter(_ delimiter: Data, _ behindLine: Data, in body: Data) -> Int? {
            body.starts(with: delimiter) ? body.startIndex : body.range(of: behindLine).map { $0.lowerBound + 2 }
        }

        private static func part(_ body: Data, from lower: Int, to upper: Int, start: Int) -> Part? {
            guard let headEnd = body.range(of: Data("\r\n\r\n".utf8), in: lower..<upper) else { return nil }
            let head = String(decoding: body[lower..<headEnd.lowerBound], as: UTF8.self)
            var disposition: HeaderParameters?
            var contentType: String?
            for line in head.components(separatedBy: "\r\n") {
                guard let colon = line.firstIndex(of: ":") else { continue }
                let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
                switch line[..<colon].lowercased() {
                case "content-disposition": disposition = HeaderParameters(value)
                case "content-type": contentType = value.lowercased()
                default: break
                }
            }
            guard let name = disposition?["name"] else { return nil }
            return Part(
                name: name, filename: disposition?["filename"], contentType: contentType,
                content: body[headEnd.upperBound..<upper], range: start..<upper + 2)
        }
    }
}
