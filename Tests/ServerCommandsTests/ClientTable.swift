import CachedOpenAI
import Foundation

/// What clients printed: of one another's recordings, too.
final class ClientTable: Sendable {
    struct Cell: Hashable {
        /// Whose recording it was; nil for what the API itself answered.
        var recorder: String?
        var client: String
        var action: String
    }

    private let cells = OpenAICache.Locked<[Cell: ClientProgram.Printed]>([:])
    let clients: [String]
    let actions: [String]

    init(clients: [String], actions: [String]) {
        self.clients = clients
        self.actions = actions
    }

    func set(_ printed: ClientProgram.Printed, _ cell: Cell) { cells.withLock { $0[cell] = printed } }

    subscript(_ recorder: String?, _ client: String, _ action: String) -> ClientProgram.Printed? {
        cells.withLock { $0[Cell(recorder: recorder, client: client, action: action)] }
    }

    /// Whether a client got from a recording what its recorder had got.
    func isSame(_ recorder: String, _ client: String, _ action: String) -> Bool {
        self[recorder, client, action]?.answer.map { $0 == self[nil, recorder, action]?.answer } ?? false
    }

    /// Those that were answered from a recording.
    func answered(from recorder: String, _ action: String) -> [String] {
        clients.filter { isSame(recorder, $0, action) }
    }

    // MARK: For people

    var text: String {
        """
        What each client printed, live and replayed:
        \(Self.aligned(printedRows))
        How many clients a recording answers, of those that have such a call:
        \(Self.aligned(answeredRows))
        What else they ask, so that a recording of openai's is a miss:
        \(misses)
        """
    }

    private var printedRows: [[String]] {
        var rows = [[""] + actions]
        for client in clients {
            let cells: [String] = actions.map { Self.short(self[nil, client, $0]) }
            rows.append([client] + cells)
        }
        return rows
    }

    private var answeredRows: [[String]] {
        var rows = [["recorded by"] + actions]
        for recorder in clients {
            let cells: [String] = actions.map { action in
                if self[nil, recorder, action]?.answer == nil { return "-" }
                return "\(answered(from: recorder, action).count) of \(asking(action).count)"
            }
            rows.append([recorder] + cells)
        }
        return rows
    }

    /// Those that have such a call.
    func asking(_ action: String) -> [String] { clients.filter { self[nil, $0, action]?.answer != nil } }

    private var misses: String {
        var lines = ""
        for client in clients {
            for action in actions {
                guard let reason = miss(client, action) else { continue }
                lines += "  \(client) \(action): \(reason)\n"
            }
        }
        return lines
    }

    private func miss(_ client: String, _ action: String) -> String? {
        guard let text = self["openai", client, action]?.text, text.contains("Not recorded") else { return nil }
        let start = text.range(of: "Closest: ")?.upperBound ?? text.startIndex
        return OpenAICache.OneLine.of(String(text[start...].prefix(110)))
    }

    private static func short(_ printed: ClientProgram.Printed?) -> String {
        guard let printed, !printed.isNothing else { return "-" }
        let text = printed.answer ?? "!! \(printed.error ?? "")"
        return text.count > 18 ? "\(text.prefix(17))…" : text
    }

    private static func aligned(_ rows: [[String]]) -> String {
        let widths: [Int] = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        var lines = ""
        for row in rows {
            for (cell, width) in zip(row, widths) {
                lines += "  " + cell.padding(toLength: width, withPad: " ", startingAt: 0)
            }
            lines += "\n"
        }
        return lines
    }
}
