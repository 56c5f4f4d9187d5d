using IoTDA.Sdk.Errors;

namespace IoTDA.Sdk.Reconciliation;

/// <summary>What the reconciling of creates, uploads and actions shares.</summary>
/// <param name="options">The options.</param>
/// <param name="serviceClock">How the service's clock differs.</param>
/// <param name="timeProvider">This machine's clock.</param>
internal sealed class Uncertainty(ReconciliationOptions options, ServiceClock serviceClock, TimeProvider timeProvider)
{
    private static readonly TimeSpan UnknownSkew = TimeSpan.FromMinutes(15);

    /// <summary>The present time of this machine.</summary>
    public DateTimeOffset Now => timeProvider.GetUtcNow();

    /// <summary>Whether a failure leaves open what became of the request, and is to be looked into.</summary>
    /// <param name="exception">The failure.</param>
    public bool IsOpen(IoTDAException exception) => options.Enabled && exception.MayHaveExecuted;

    /// <summary>The service's time before which nothing can be the result of a call.</summary>
    /// <param name="firstTryTime">When the call began, by this machine's clock.</param>
    public DateTimeOffset Earliest(DateTimeOffset firstTryTime)
        => serviceClock.Offset is { } offset
            ? firstTryTime + offset - options.ClockSkew
            : firstTryTime - (options.ClockSkew > UnknownSkew ? options.ClockSkew : UnknownSkew);

    /// <summary>Waits until a request that was still on its way has arrived.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task SettleAsync(CancellationToken cancellationToken) => Task.Delay(options.SettlingTime, timeProvider, cancellationToken);
}
