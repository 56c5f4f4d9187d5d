using System.Globalization;
using IoTDA.Sdk.Emulator.Credentials;
using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Http;

namespace IoTDA.Sdk.Emulator.Faults;

/// <summary>A request in the hands of a fault, which decides whether and when it is executed.</summary>
internal sealed class FaultedCall(
    ApiRequest request,
    TimeProvider clock,
    TokenStore tokens,
    Func<ApiRequest, Task<EmulatorResponse>> execute,
    CancellationToken callerLeft,
    CancellationToken emulatorEnds)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Executes the request as of now, which may be later than its arrival.</summary>
    public Task<EmulatorResponse> ExecuteAsync() => execute(request with { ReceivedAt = Now });

    /// <summary>Executes the request with lists as they were a while ago.</summary>
    public Task<EmulatorResponse> ExecuteAsync(TimeSpan listLag) => execute(request with { ListLag = listLag });

    /// <summary>Waits while the caller does.</summary>
    public Task WaitAsync(TimeSpan delay) => Task.Delay(delay, clock, callerLeft);

    /// <summary>Waits, whether the caller does or not.</summary>
    public Task WaitUntilEndAsync(TimeSpan delay) => Task.Delay(delay, clock, emulatorEnds);

    public EmulatorResponse Error(int statusCode, string errorCode, string message)
        => ErrorEnvelope.Write(request.Operation, statusCode, errorCode, message, request.RequestId);

    public EmulatorResponse InjectedError(int statusCode) => Error(
        statusCode,
        EmulatorErrorCodes.InjectedFault,
        string.Create(CultureInfo.InvariantCulture, $"The emulator was asked to answer with {statusCode}."));

    /// <summary>Lets the request's token end.</summary>
    public void DropToken()
    {
        if (request.Headers.TryGetValue(CredentialCheck.TokenHeader, out var token))
        {
            tokens.Expire(token.ToString());
        }
    }
}
