import Foundation

/// A multipart body, spelled as one or another client spells it.
struct FormBody {
    struct Part {
        var name: String
        var filename: String?
        var contentType: String?
        var content: String
    }

    var boundary: String
    var preamble = ""
    var epilogue = ""
    /// Quotes names, and writes the headers as most clients do.
    var isUsual = true

    var contentType: String {
        isUsual
            ? "multipart/form-data; boundary=\"\(boundary)\"" : "Multipart/Form-Data;charset=utf-8;boundary=\(boundary)"
    }

    func data(_ parts: [Part]) -> Data {
        var text = preamble
        for part in parts { text += "--\(boundary)\r\n\(head(part))\r\n\r\n\(part.content)\r\n" }
        return Data("\(text)--\(boundary)--\r\n\(epilogue)".utf8)
    }

    private func head(_ part: Part) -> String {
        let type =
            part.contentType.map { isUsual ? "\r\nContent-Type: \($0)" : "\r\ncontent-type:\($0.uppercased())" } ?? ""
        if isUsual {
            let filename =
                part.filename.map { "; filename=\"\($0.replacingOccurrences(of: "\"", with: "\\\""))\"" } ?? ""
            return "Content-Disposition: form-data; name=\"\(part.name)\"\(filename)\(type)"
        }
        let filename = part.filename.map { "filename=\($0) ; " } ?? ""
        return "X-Other: 1\(type)\r\ncontent-disposition:form-data;\(filename)name=\(part.name)"
    }
}
