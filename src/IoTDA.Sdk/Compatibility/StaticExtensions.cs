using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace System;

/// <summary>Static members that newer frameworks have.</summary>
[Embedded]
internal static class StaticExtensions
{
    extension(string)
    {
        /// <summary>An interpolated string in a culture.</summary>
        public static string Create(IFormatProvider? provider, [InterpolatedStringHandlerArgument(nameof(provider))] ref DefaultInterpolatedStringHandler handler)
            => handler.ToStringAndClear();
    }

    extension(ValueTask)
    {
        /// <summary>A task that has its result.</summary>
        public static ValueTask<T> FromResult<T>(T result) => new(result);
    }

    extension(Task)
    {
        /// <summary>Waits by a clock.</summary>
        public static Task Delay(TimeSpan delay, TimeProvider timeProvider, CancellationToken cancellationToken)
            => timeProvider.Delay(delay, cancellationToken);
    }

    extension(TimeSpan)
    {
        /// <summary>A multiple of a time.</summary>
        public static TimeSpan operator *(TimeSpan time, double factor) => TimeSpan.FromTicks((long)Math.Round(time.Ticks * factor));

        /// <summary>A multiple of a time.</summary>
        public static TimeSpan operator *(double factor, TimeSpan time) => time * factor;

        /// <summary>A part of a time.</summary>
        public static TimeSpan operator /(TimeSpan time, double divisor) => TimeSpan.FromTicks((long)Math.Round(time.Ticks / divisor));
    }
}
