using FollowUp.Core.Organizations;

namespace FollowUp.Infrastructure.Seeding;

/// <summary>One part of the demo's invented data, such as contacts with their orders. Register it as this interface.</summary>
internal interface IDemoPart
{
    /// <summary>Smaller runs first.</summary>
    int Order { get; }

    /// <summary>Adds what is missing; runs at every start of a demo, so it looks before it adds.</summary>
    Task FillAsync(Actor demo, CancellationToken cancellationToken);
}

/// <summary>Fills the demo organization, part by part.</summary>
internal sealed class DemoSeed(IEnumerable<IDemoPart> parts)
{
    public async Task FillAsync(Guid organizationId, CancellationToken cancellationToken)
    {
        foreach (var part in parts.OrderBy(part => part.Order))
        {
            await part.FillAsync(Actor.System(organizationId), cancellationToken);
        }
    }
}
