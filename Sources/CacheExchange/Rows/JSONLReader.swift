/// Reads rows, one a line.
struct JSONLReader: ExchangeReader {
    let file: GivenFile

    func read(into sink: inout some ExchangeSink) throws {
        try Lines(file: file).visitEach { number, line in
            let place = SourcePlace(file: file.name, part: "line \(number)")
            try sink.take(at: place) { try RowReader(line.get()).exchange(at: place) }
        }
    }
}
