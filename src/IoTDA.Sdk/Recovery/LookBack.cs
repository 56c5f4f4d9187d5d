namespace IoTDA.Sdk.Recovery;

/// <summary>What the reconciling of creates, uploads and actions shares.</summary>
internal sealed class LookBack(RecoveryOptions options, ServiceClock serviceClock, TimeProvider timeProvider)
{
    private static readonly TimeSpan UnknownSkew = TimeSpan.FromMinutes(15);

    /// <summary>The present time of this machine.</summary>
    public DateTimeOffset Now => timeProvider.GetUtcNow();

    /// <summary>Whether a failure leaves open what became of the request, and is to be looked into.</summary>
    public bool IsOpen(IoTDAException exception) => options.Enabled && exception.MayHaveExecuted;

    /// <summary>The service's time before which nothing can be the result of a call.</summary>
    public DateTimeOffset Earliest(DateTimeOffset firstAttemptTime)
        => serviceClock.Offset is { } offset
            ? firstAttemptTime + offset - options.ClockSkew
            : firstAttemptTime - (options.ClockSkew > UnknownSkew ? options.ClockSkew : UnknownSkew);

    /// <summary>Waits until a request that was still on its way has arrived.</summary>
    public Task SettleAsync(CancellationToken cancellationToken) => Task.Delay(options.SettlingTime, timeProvider, cancellationToken);
}
