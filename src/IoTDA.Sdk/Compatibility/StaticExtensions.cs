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
        /// <param name="provider">The culture, which the string has got already.</param>
        /// <param name="handler">The string.</param>
        public static string Create(IFormatProvider? provider, [InterpolatedStringHandlerArgument(nameof(provider))] ref DefaultInterpolatedStringHandler handler)
            => handler.ToStringAndClear();
    }

    extension(ValueTask)
    {
        /// <summary>A task that has its result.</summary>
        /// <typeparam name="T">The result's type.</typeparam>
        /// <param name="result">The result.</param>
        public static ValueTask<T> FromResult<T>(T result) => new(result);
    }

    extension(Task)
    {
        /// <summary>Waits by a clock.</summary>
        /// <param name="delay">How long.</param>
        /// <param name="timeProvider">The clock.</param>
        /// <param name="cancellationToken">Ends the wait.</param>
        public static Task Delay(TimeSpan delay, TimeProvider timeProvider, CancellationToken cancellationToken)
            => timeProvider.Delay(delay, cancellationToken);
    }

    extension(TimeSpan)
    {
        /// <summary>A multiple of a time.</summary>
        /// <param name="time">The time.</param>
        /// <param name="factor">The factor.</param>
        public static TimeSpan operator *(TimeSpan time, double factor) => TimeSpan.FromTicks((long)Math.Round(time.Ticks * factor));

        /// <summary>A multiple of a time.</summary>
        /// <param name="factor">The factor.</param>
        /// <param name="time">The time.</param>
        public static TimeSpan operator *(double factor, TimeSpan time) => time * factor;

        /// <summary>A part of a time.</summary>
        /// <param name="time">The time.</param>
        /// <param name="divisor">The divisor.</param>
        public static TimeSpan operator /(TimeSpan time, double divisor) => TimeSpan.FromTicks((long)Math.Round(time.Ticks / divisor));
    }
}
