using System.Text.Json;
using System.Text.Json.Serialization;

namespace IoTDA.Sdk.Serialization;

/// <summary>A <see cref="TimeSpan"/> that is a whole number of minutes on the wire.</summary>
internal sealed class MinutesConverter : WholeUnitConverter
{
    /// <inheritdoc />
    protected override long TicksPerUnit => TimeSpan.TicksPerMinute;
}

/// <summary>A <see cref="TimeSpan"/> that is a whole number of seconds on the wire.</summary>
internal sealed class SecondsConverter : WholeUnitConverter
{
    /// <inheritdoc />
    protected override long TicksPerUnit => TimeSpan.TicksPerSecond;
}

/// <summary>Keeps the unit at the wire's edge. A hostile number is clamped to what a <see cref="TimeSpan"/> can hold.</summary>
internal abstract class WholeUnitConverter : JsonConverter<TimeSpan?>
{
    /// <summary>How many ticks one unit has.</summary>
    protected abstract long TicksPerUnit { get; }

    /// <inheritdoc />
    public override TimeSpan? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        long units = WireNumber.ReadInt64(ref reader);
        long limit = TimeSpan.MaxValue.Ticks / TicksPerUnit;
        return new TimeSpan(Math.Clamp(units, -limit, limit) * TicksPerUnit);
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, TimeSpan? value, JsonSerializerOptions options)
    {
        if (value is { } span)
        {
            writer.WriteNumberValue(span.Ticks / TicksPerUnit);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
