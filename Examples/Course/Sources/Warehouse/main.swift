// Third lesson: an agent. The model calls functions of this program until it has done what it was asked to do.
import CachedOpenAI

let client = OpenAI()
var warehouse = Warehouse()
var input: [OpenAI.ResponseInputItem] = [
    .user("Order what is missing of lamps, chairs, desks, clocks and shelves, and tell me what comes when.")
]

do {
    let tools: [OpenAI.ResponseTool] = [
        try .function(
            name: "stock_of", description: "How many pieces there are, and how many there should be.",
            parameters: Warehouse.Product.self),
        try .function(
            name: "order", description: "Orders the pieces that are missing.", parameters: Warehouse.Product.self),
    ]
    var isDone = false
    while !isDone {
        let response = try await client.responses.create(model: "gpt-4o-mini", tools: tools, input: input)
        input += response.output
        isDone = true
        for case .functionCall(let call) in response.output {
            let result = try warehouse.result(of: call.name, for: call.decode(Warehouse.Product.self))
            print("\(call.name): \(result)")
            input.append(.functionCallOutput(callID: call.callID, output: result))
            isDone = false
        }
        if isDone { print(response.outputText) }
    }
} catch {
    print(error)
}
