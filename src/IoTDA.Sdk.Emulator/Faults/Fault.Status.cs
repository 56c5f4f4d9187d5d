using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace IoTDA.Sdk.Emulator;

/// <content>Faults that answer with an error status.</content>
public sealed partial class Fault
{
    private const string ThrottlingText = "The throttling threshold has been reached";

    /// <summary>408, nothing is executed.</summary>
    public static Fault RequestTimeout { get; } = Answer(408);

    /// <summary>500, nothing is executed.</summary>
    public static Fault InternalServerError { get; } = Answer(500);

    /// <summary>502, nothing is executed.</summary>
    public static Fault BadGateway { get; } = Answer(502);

    /// <summary>503, nothing is executed.</summary>
    public static Fault ServiceUnavailable { get; } = Answer(503);

    /// <summary>504, nothing is executed.</summary>
    public static Fault GatewayTimeout { get; } = Answer(504);

    /// <summary>Executes the request and answers 502 all the same.</summary>
    public static Fault BadGatewayAfterExecuting { get; } = ExecuteThenAnswer(502);

    /// <summary>Executes the request and answers 504 all the same.</summary>
    public static Fault GatewayTimeoutAfterExecuting { get; } = ExecuteThenAnswer(504);

    /// <summary>429 <c>APIGW.0308</c> without <c>Retry-After</c> and without a period in its text. Nothing is executed.</summary>
    public static Fault Throttle { get; } = Instead(
        nameof(Throttle), static call => call.Error(429, EmulatorErrorCodes.Throttled, $"{ThrottlingText}."));

    /// <summary>403 <c>IOTDA.021101</c>, the service's own rate limit. Nothing is executed.</summary>
    public static Fault ServiceThrottle { get; } = Instead(
        nameof(ServiceThrottle), static call => call.Error(403, EmulatorErrorCodes.RateLimited, "The request rate is over the limit."));

    /// <summary>401 <c>APIGW.0301</c>; the request's token is no longer accepted from now on, the static one included. Nothing is executed.</summary>
    public static Fault ExpiredToken { get; } = Instead(nameof(ExpiredToken), static call =>
    {
        call.DropToken();
        return call.Error(401, EmulatorErrorCodes.Unauthenticated, "Incorrect IAM authentication information: token must be updated");
    });

    /// <summary>Answers with an error status. Nothing is executed.</summary>
    /// <param name="statusCode">The status, 400 to 599.</param>
    /// <returns>The fault.</returns>
    public static Fault Answer(int statusCode)
    {
        CheckErrorStatus(statusCode);
        return Instead(Named(nameof(Answer), statusCode), call => call.InjectedError(statusCode));
    }

    /// <summary>Executes the request and answers with an error status all the same.</summary>
    /// <param name="statusCode">The status, 400 to 599.</param>
    /// <returns>The fault.</returns>
    public static Fault ExecuteThenAnswer(int statusCode)
    {
        CheckErrorStatus(statusCode);
        return new Fault(Named(nameof(ExecuteThenAnswer), statusCode), async call =>
        {
            await call.ExecuteAsync().ConfigureAwait(false);
            return call.InjectedError(statusCode);
        });
    }

    /// <summary>429 with <c>Retry-After</c> as a number of seconds. Nothing is executed.</summary>
    /// <param name="retryAfter">What the header says, rounded up to whole seconds; ten years are allowed.</param>
    /// <returns>The fault.</returns>
    public static Fault ThrottleFor(TimeSpan retryAfter)
    {
        string seconds = Math.Ceiling(retryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Instead(
            Named(nameof(ThrottleFor), retryAfter),
            call => call.Error(429, EmulatorErrorCodes.Throttled, $"{ThrottlingText}.").WithHeader(HeaderNames.RetryAfter, seconds));
    }

    /// <summary>429 with <c>Retry-After</c> as an HTTP date. Nothing is executed.</summary>
    /// <param name="ahead">How far the date is ahead of the emulator's clock when it answers; a negative time gives a past date.</param>
    /// <returns>The fault.</returns>
    public static Fault ThrottleUntil(TimeSpan ahead) => Instead(
        Named(nameof(ThrottleUntil), ahead),
        call => call.Error(429, EmulatorErrorCodes.Throttled, $"{ThrottlingText}.").WithHeader(
            HeaderNames.RetryAfter, HeaderUtilities.FormatDate(call.Now + ahead)));

    /// <summary>429 <c>APIGW.0308</c> whose text names limit and period, without <c>Retry-After</c>. Nothing is executed.</summary>
    /// <param name="limit">How many calls the period allows.</param>
    /// <param name="period">The period; it is written in the largest unit, day to second, that it is a multiple of.</param>
    /// <returns>The fault.</returns>
    public static Fault GatewayThrottle(int limit, TimeSpan period)
    {
        (string unit, long length) = period.Ticks switch
        {
            var ticks when ticks % TimeSpan.TicksPerDay == 0 => ("day", TimeSpan.TicksPerDay),
            var ticks when ticks % TimeSpan.TicksPerHour == 0 => ("hour", TimeSpan.TicksPerHour),
            var ticks when ticks % TimeSpan.TicksPerMinute == 0 => ("minute", TimeSpan.TicksPerMinute),
            _ => ("second", TimeSpan.TicksPerSecond),
        };
        string text = string.Create(
            CultureInfo.InvariantCulture, $"{ThrottlingText}: policy api over ratelimit,limit:{limit},time:{period.Ticks / length} {unit}");
        return Instead(Named(nameof(GatewayThrottle), period), call => call.Error(429, EmulatorErrorCodes.Throttled, text));
    }

    private static Fault Instead(string name, Func<FaultedCall, EmulatorResponse> answer) => new(name, call => Task.FromResult(answer(call)));

    private static string Named(string name, object detail) => string.Create(CultureInfo.InvariantCulture, $"{name}({detail})");

    private static void CheckErrorStatus(int statusCode)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(statusCode, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(statusCode, 599);
    }
}
