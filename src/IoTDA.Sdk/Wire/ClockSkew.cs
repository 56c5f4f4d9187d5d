using System.Globalization;
using System.Net;

namespace IoTDA.Sdk.Wire;

/// <summary>Finds out from a refusal whether this machine's clock is the reason: a signature is valid for 15 minutes around its time.</summary>
internal static class ClockSkew
{
    /// <summary>The header with the time of the signature.</summary>
    public const string SignedDate = "X-Sdk-Date";

    private static readonly TimeSpan Suspicious = TimeSpan.FromMinutes(14);

    /// <summary>What to tell the user; <see langword="null"/> when the request was not signed or the clocks agree.</summary>
    public static string? Explain(HttpResponseMessage response, TimeProvider timeProvider)
    {
        if (response.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            || response.RequestMessage is not { } request
            || !request.Headers.NonValidated.Contains(SignedDate)
            || response.Headers.Date is not { } serviceTime)
        {
            return null;
        }

        TimeSpan ahead = timeProvider.GetUtcNow() - serviceTime;
        if (ahead.Duration() <= Suspicious)
        {
            return null;
        }

        string direction = ahead > TimeSpan.Zero ? "ahead of" : "behind";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"This machine's clock is {ahead.Duration().TotalMinutes:0} minutes {direction} the service's, and a signature is valid only within 15 minutes of its time: set the clock right.");
    }
}
