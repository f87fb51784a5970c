using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace FollowUp.Infrastructure.Persistence;

/// <summary>Durations as whole seconds.</summary>
internal sealed class SecondsConverter() : ValueConverter<TimeSpan, long>(
    duration => (long)duration.TotalSeconds,
    seconds => TimeSpan.FromSeconds(seconds));
