using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence;

/// <summary>Instants as Unix milliseconds, so that they sort and compare the same on all three databases.</summary>
internal sealed class InstantConverter() : ValueConverter<Instant, long>(
    instant => instant.ToUnixTimeMilliseconds(),
    milliseconds => Instant.FromUnixTimeMilliseconds(milliseconds));
