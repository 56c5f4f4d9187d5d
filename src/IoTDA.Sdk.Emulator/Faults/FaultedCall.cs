using System.Globalization;
using IoTDA.Sdk.Emulator.Credentials;
using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Http;

namespace IoTDA.Sdk.Emulator;

/// <summary>A request in the hands of a fault, which decides whether and when it is executed, and how it is answered.</summary>
public sealed class FaultedCall
{
    private readonly ApiRequest _request;
    private readonly EmulatorClock _clock;
    private readonly TokenStore _tokens;
    private readonly Func<ApiRequest, Task<EmulatorResponse>> _execute;
    private readonly CancellationToken _callerLeft;
    private readonly CancellationToken _emulatorEnds;

    internal FaultedCall(
        RecordedRequest record,
        ApiRequest request,
        EmulatorClock clock,
        TokenStore tokens,
        Func<ApiRequest, Task<EmulatorResponse>> execute,
        CancellationToken callerLeft,
        CancellationToken emulatorEnds)
    {
        Request = record;
        _request = request;
        _clock = clock;
        _tokens = tokens;
        _execute = execute;
        _callerLeft = callerLeft;
        _emulatorEnds = emulatorEnds;
    }

    /// <summary>The request.</summary>
    public RecordedRequest Request { get; }

    /// <summary>The service's time.</summary>
    public DateTimeOffset Now => _clock.Now;

    /// <summary>Executes the request as of now, which may be later than its arrival.</summary>
    /// <returns>The answer that the request deserves.</returns>
    public Task<EmulatorResponse> ExecuteAsync() => _execute(_request with { ReceivedAt = Now });

    /// <summary>Executes the request with lists as they were a while ago.</summary>
    /// <param name="listLag">How old a record must be to be seen.</param>
    /// <returns>The answer that the request deserves.</returns>
    public Task<EmulatorResponse> ExecuteAsync(TimeSpan listLag) => _execute(_request with { ListLag = listLag });

    /// <summary>Waits while the caller does, by the service's time.</summary>
    /// <param name="delay">How long.</param>
    /// <returns>A task that ends then.</returns>
    /// <exception cref="OperationCanceledException">The caller has left.</exception>
    public Task WaitAsync(TimeSpan delay) => _clock.DelayAsync(delay, _callerLeft);

    /// <summary>Waits, whether the caller does or not, by the service's time.</summary>
    /// <param name="delay">How long.</param>
    /// <returns>A task that ends then.</returns>
    /// <exception cref="OperationCanceledException">The emulator ends.</exception>
    public Task WaitUntilEndAsync(TimeSpan delay) => _clock.DelayAsync(delay, _emulatorEnds);

    /// <summary>An error answer in the envelope of the operation.</summary>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="errorCode">The error code.</param>
    /// <param name="message">The text.</param>
    /// <returns>The answer.</returns>
    public EmulatorResponse Error(int statusCode, string errorCode, string message)
        => ErrorEnvelope.Write(_request.Operation, statusCode, errorCode, message, _request.RequestId);

    internal EmulatorResponse InjectedError(int statusCode) => Error(
        statusCode,
        EmulatorErrorCodes.InjectedFault,
        string.Create(CultureInfo.InvariantCulture, $"The emulator was asked to answer with {statusCode}."));

    /// <summary>Lets the request's token end.</summary>
    internal void DropToken()
    {
        if (_request.Headers.TryGetValue(CredentialCheck.TokenHeader, out var token))
        {
            _tokens.Expire(token.ToString());
        }
    }
}
