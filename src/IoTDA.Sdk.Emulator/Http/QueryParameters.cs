using System.Globalization;
using IoTDA.Sdk.Emulator.Errors;
using Microsoft.AspNetCore.WebUtilities;

namespace IoTDA.Sdk.Emulator.Http;

/// <summary>The query string, of which only the parameters that the operation knows are accepted.</summary>
internal sealed class QueryParameters
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public QueryParameters(string rawTarget, bool lenient, params ReadOnlySpan<string> known)
    {
        int start = rawTarget.IndexOf('?', StringComparison.Ordinal);
        if (start < 0)
        {
            return;
        }

        foreach (QueryStringEnumerable.EncodedNameValuePair pair in new QueryStringEnumerable(rawTarget.AsMemory(start)))
        {
            string name = pair.DecodeName().ToString();
            if (!known.Contains(name))
            {
                if (lenient)
                {
                    continue;
                }

                throw RequestRefusedException.InvalidInput($"The query parameter '{name}' is not known to this operation.");
            }

            if (!_values.TryAdd(name, pair.DecodeValue().ToString()))
            {
                throw RequestRefusedException.InvalidInput($"The query parameter '{name}' is given more than once.");
            }
        }
    }

    public string? this[string name] => _values.GetValueOrDefault(name);

    public string? Text(string name, int maxLength, Func<string, bool> isAllowed, string rule)
    {
        string? value = this[name];
        return value is null || (value.Length <= maxLength && value.Length > 0 && isAllowed(value))
            ? value
            : throw RequestRefusedException.InvalidInput($"The query parameter '{name}' must be {rule}.");
    }

    public int Number(string name, int defaultValue, int min, int max, string errorCode)
    {
        if (this[name] is not { } text)
        {
            return defaultValue;
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= min && value <= max
            ? value
            : throw new RequestRefusedException(400, errorCode, $"The query parameter '{name}' must be a number from {min} to {max}.");
    }
}
