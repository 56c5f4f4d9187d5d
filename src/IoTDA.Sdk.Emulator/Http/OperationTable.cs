using System.Collections.Frozen;

namespace IoTDA.Sdk.Emulator.Http;

/// <summary>Answers one operation.</summary>
internal delegate ValueTask<EmulatorResponse> OperationHandler(ApiRequest request);

/// <summary>Which handler answers which operation.</summary>
internal sealed class OperationTable(IEnumerable<KeyValuePair<EmulatedOperation, OperationHandler>> handlers)
{
    private readonly FrozenDictionary<EmulatedOperation, OperationHandler> _handlers = handlers.ToFrozenDictionary();

    public ValueTask<EmulatorResponse> ExecuteAsync(ApiRequest request) => _handlers[request.Operation](request);
}
