using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;

namespace FollowUp.Core.Analytics;

/// <summary>What the first page shows of an organization.</summary>
public interface IHomeQueries
{
    /// <summary>Figures of the last <paramref name="days"/> days, today included, beside those of as many days before.</summary>
    /// <param name="days">1 to 366.</param>
    /// <exception cref="InputException">Days is out of range.</exception>
    Task<HomeFigures> FiguresAsync(Actor actor, int days, CancellationToken cancellationToken);

    /// <summary>What somebody has to look at, the most urgent first.</summary>
    Task<IReadOnlyList<AttentionItem>> AttentionAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>How far the organization has come with being set up.</summary>
    Task<SetupState> SetupAsync(Actor actor, CancellationToken cancellationToken);
}
