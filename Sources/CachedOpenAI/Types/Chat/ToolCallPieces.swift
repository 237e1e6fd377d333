import Foundation

nonisolated extension OpenAI {
    /// The tool calls of a streamed message. The API tells them apart by an index; servers reuse it, leave it out, or
    /// send each call whole.
    struct ToolCallPieces: Swift.Sendable {
        private var calls: [ToolCallPiece] = []
        /// Where the calls begin that the chunk at hand has brought.
        private var known = 0

        var isEmpty: Bool { calls.isEmpty }

        /// All calls, as the API takes them back.
        var whole: JSON { .array(calls.map(\.whole)) }

        mutating func add(_ pieces: [JSON]) {
            known = calls.count
            for case .object(let object) in pieces {
                let piece = ToolCallPiece(object)
                if let place = place(of: piece) { calls[place].goOn(with: piece) } else { calls.append(piece) }
            }
        }

        /// The call that a piece goes on with; nil if it begins one.
        private func place(of piece: ToolCallPiece) -> Int? {
            if let place = calls.lastIndex(where: { $0.isNamed(by: piece) }) { return place }
            guard let index = piece.index else {
                guard let last = calls.indices.last else { return nil }
                let isWhole = last >= known && !piece.name.isEmpty
                let isOther = !piece.name.isEmpty && piece.name != calls[last].name
                return isWhole || isOther || calls[last].isEnded(by: piece) ? nil : last
            }
            guard let place = calls.lastIndex(where: { $0.index == index }) else {
                return piece.id.isEmpty && piece.name.isEmpty ? calls.indices.last : nil
            }
            return calls[place].isEnded(by: piece) ? nil : place
        }
    }

    /// A tool call, or a piece of one.
    struct ToolCallPiece: Swift.Sendable {
        private(set) var index: Int?
        private(set) var id: String
        private(set) var name: String
        private var arguments: String
        /// Whether the arguments came as a value instead of its text: such are never a piece.
        private var isValue: Bool
        /// `function`, or `custom` with `input` for its arguments.
        private var kind: String
        private var rest: JSON.Object = [:]

        init(_ piece: JSON.Object) {
            kind = piece["custom"]?.objectValue == nil ? "function" : "custom"
            let tool = piece[kind]
            let input = tool?[kind == "custom" ? "input" : "arguments"]
            index = LooseValue.integer(piece["index"])
            id = LooseValue.text(piece["id"]) ?? ""
            name = LooseValue.text(tool?["name"]) ?? ""
            arguments = LooseValue.jsonText(input) ?? ""
            isValue = input?.stringValue == nil && input?.isNull == false
            for (name, value) in piece where !["index", "id", kind].contains(name) && !value.isNull {
                rest[name] = value
            }
        }

        /// Whether a piece has this call's ID, and no other index.
        func isNamed(by piece: Self) -> Bool {
            !id.isEmpty && id == piece.id && (piece.index ?? index) == (index ?? piece.index)
        }

        /// Whether a piece at this call's place belongs to another call: it has another ID or name, or brings arguments
        /// when these are whole.
        func isEnded(by piece: Self) -> Bool {
            if !piece.id.isEmpty && !id.isEmpty && piece.id != id { return !piece.name.isEmpty || hasAllArguments }
            guard !piece.name.isEmpty, !Self.isBlank(arguments) else { return false }
            return piece.name != name || (!Self.isBlank(piece.arguments) && hasAllArguments)
        }

        mutating func goOn(with piece: Self) {
            name = continued(name, piece.name)
            if id.isEmpty { id = piece.id }
            let isPlaceholder = arguments == "{}" && piece.arguments.first == "{"
            arguments = piece.isValue || isPlaceholder ? piece.arguments : arguments + piece.arguments
            for (name, value) in piece.rest { PieceMerge.add(value, to: &rest, as: name) }
        }

        /// As the API takes it back: without an index, and with arguments that are a text.
        var whole: JSON {
            var call: JSON.Object = ["id": .string(id), "type": .string(kind)]
            for (name, value) in rest where !PieceMerge.isEmpty(value) { call[name] = value }
            let input = kind == "custom" ? "input" : "arguments"
            call[kind] = ["name": .string(name), input: .string(arguments)]
            return .object(call)
        }

        /// Most servers send a name once or in each piece, some in pieces, before the arguments.
        private func continued(_ known: String, _ more: String) -> String {
            if more.isEmpty || more == known || !Self.isBlank(arguments) { return known.isEmpty ? more : known }
            return more.hasPrefix(known) ? more : known + more
        }

        private var hasAllArguments: Bool {
            arguments.last { !$0.isWhitespace } == "}" && (try? JSON(reading: Data(arguments.utf8))) != nil
        }

        private static func isBlank(_ text: String) -> Bool {
            text.allSatisfy(\.isWhitespace)
        }
    }
}
