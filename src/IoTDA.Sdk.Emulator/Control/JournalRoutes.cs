using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Http;
using IoTDA.Sdk.Emulator.Json;

namespace IoTDA.Sdk.Emulator.Control;

/// <summary>The journal of requests.</summary>
internal sealed class JournalRoutes(RequestJournal journal)
{
    private static readonly string[] Filters = ["operation", "method", "target", "body", "statusCode", "resourceId"];

    public IEnumerable<ControlRoute> All =>
    [
        ControlRoute.Of("GET", "/emulator/requests", List) with { Query = [.. Filters, "limit"] },
        new ControlRoute("GET", "/emulator/requests/wait", WaitAsync) { Query = [.. Filters, "seconds"] },
        ControlRoute.Of("GET", "/emulator/requests/{id}", request => ControlRequest.Answer(
            RequestState.WholeOf(journal.Find(request.Id) ?? throw NotFound("There is no such request, or it is forgotten.")), EmulatorJson.Of<RequestState>())),
        ControlRoute.Of("DELETE", "/emulator/requests", _ =>
        {
            journal.Clear();
            return EmulatorResponse.NoContent;
        }),
    ];

    private static RequestRefusedException NotFound(string message) => new(404, EmulatorErrorCodes.NotFound, message);

    private static Func<RecordedRequest, bool> Filter(QueryParameters query)
    {
        EmulatedOperation? operation = query["operation"] is not { } name
            ? null
            : EnumText.TryParse(name, out EmulatedOperation one)
                ? one
                : throw RequestRefusedException.InvalidInput($"'{name}' is not an operation.");
        int statusCode = query.Number("statusCode", 0, 0, 999, EmulatorErrorCodes.InvalidInput);
        RequestMatch match = new() { Method = query["method"], TargetContains = query["target"], BodyContains = query["body"] };
        return request => (operation is null || request.Operation == operation)
            && (statusCode == 0 || request.StatusCode == statusCode)
            && (query["resourceId"] is not { } id || request.ResourceId == id)
            && match.Holds(request);
    }

    private EmulatorResponse List(ControlRequest request)
    {
        int limit = request.Query.Number("limit", 100, 1, 10_000, EmulatorErrorCodes.LimitOutOfRange);
        return ControlRequest.Answer(
            [.. journal.Where(Filter(request.Query)).TakeLast(limit).Select(RequestState.Of)], EmulatorJson.Of<RequestState[]>());
    }

    private async ValueTask<EmulatorResponse> WaitAsync(ControlRequest request)
    {
        int seconds = request.Query.Number("seconds", 30, 0, 600, EmulatorErrorCodes.InvalidInput);
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(request.CancellationToken);
        end.CancelAfter(TimeSpan.FromSeconds(seconds));
        try
        {
            RecordedRequest found = await journal.WaitForAsync(Filter(request.Query), end.Token).ConfigureAwait(false);
            return ControlRequest.Answer(RequestState.WholeOf(found), EmulatorJson.Of<RequestState>());
        }
        catch (OperationCanceledException) when (!request.CancellationToken.IsCancellationRequested)
        {
            throw NotFound($"No such request came in {seconds} seconds.");
        }
    }
}
