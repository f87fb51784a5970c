using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Core.Sequences;

/// <summary>A kind of service that an organization does, and how long after it people are usually written to.</summary>
public sealed class ServiceType : IOrganizationOwned, IVersioned
{
    /// <summary>Stands for every service without an entry of its own.</summary>
    public const string Other = "*";

    /// <summary>Characters of a name.</summary>
    public const int LongestName = 60;

    /// <summary>Of one organization.</summary>
    public const int Most = 200;

    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    /// <summary>As events write it in <c>service</c>; case does not matter.</summary>
    public required string Name { get; set; }

    /// <summary>Length of a wait <c>"for": "service"</c>.</summary>
    public TimeSpan DefaultDelay { get; set; }

    public Instant CreatedAt { get; init; }

    public int Version { get; set; }

    /// <exception cref="InputException">Names the fields.</exception>
    public static void Check(string? name, TimeSpan? delay)
    {
        var errors = new List<InputError>();
        if (name?.Trim() is not { Length: > 0 and <= LongestName } trimmed || trimmed.Any(char.IsControl))
        {
            errors.Add(new InputError("name", $"must be 1 to {LongestName} characters, or * for every service without an entry of its own"));
        }

        if (delay is not { } length || length < TimeSpan.Zero || length > Steps.WaitStep.Longest)
        {
            errors.Add(new InputError("defaultDelay", "must be a duration between nothing and three years such as P1D"));
        }

        if (errors.Count > 0)
        {
            throw new InputException(errors);
        }
    }
}

/// <summary>Keeps service types. Reading takes any member; changing takes a marketer.</summary>
public interface IServiceTypes
{
    /// <summary>By name.</summary>
    Task<IReadOnlyList<ServiceType>> ListAsync(Actor actor, CancellationToken cancellationToken);

    /// <exception cref="InputException">A field cannot be taken.</exception>
    /// <exception cref="ConflictException">There is one of that name, or there are too many.</exception>
    Task<ServiceType> CreateAsync(Actor actor, string? name, TimeSpan? delay, CancellationToken cancellationToken);

    /// <summary>Changes what is not null.</summary>
    /// <exception cref="NotFoundException">No such service type in the organization.</exception>
    Task<ServiceType> UpdateAsync(Actor actor, Guid id, string? name, TimeSpan? delay, CancellationToken cancellationToken);

    Task DeleteAsync(Actor actor, Guid id, CancellationToken cancellationToken);
}
