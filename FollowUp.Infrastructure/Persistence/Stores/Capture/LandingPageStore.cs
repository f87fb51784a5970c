using FollowUp.Core.Capture;
using FollowUp.Core.Contacts;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Capture;

internal sealed class LandingPageStore(Database database, ContactTokens tokens, CaptureLinks links, IIdSource ids, IClock clock) : ILandingPages
{
    private readonly CaptureRows<LandingPage> rows = new(database, "landing page");

    public Task<Page<LandingPage>> ListAsync(Actor actor, CaptureFilter filter, PageQuery page, CancellationToken cancellationToken)
        => rows.ListAsync(actor, filter, page, cancellationToken);

    public Task<LandingPage> GetAsync(Actor actor, Guid id, CancellationToken cancellationToken) => rows.GetAsync(actor, id, cancellationToken);

    public async Task<Guid> CreateAsync(Actor actor, LandingPageInput input, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        CaptureRules.Check(input);
        var page = new LandingPage
        {
            Id = ids.NewId(),
            OrganizationId = actor.OrganizationId,
            Name = "",
            Slug = "",
            Headline = "",
            ButtonLabel = "",
            ButtonTarget = "",
            CreatedAt = clock.GetCurrentInstant(),
        };
        Apply(page, input);
        await SaveAsync(page.Id, input.Slug, () => rows.AddAsync(actor, page, cancellationToken), cancellationToken);
        return page.Id;
    }

    public Task UpdateAsync(Actor actor, Guid id, int? version, LandingPageInput input, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        CaptureRules.Check(input);
        return SaveAsync(id, input.Slug, () => rows.ChangeAsync(actor, id, version, page => Apply(page, input), cancellationToken), cancellationToken);
    }

    public Task ArchiveAsync(Actor actor, Guid id, bool archived, CancellationToken cancellationToken) => rows.ArchiveAsync(actor, id, archived, cancellationToken);

    public async Task<string> LinkAsync(Actor actor, Guid id, Guid contactId, CancellationToken cancellationToken)
    {
        var page = await rows.GetAsync(actor, id, cancellationToken);
        await using var context = database.Open(actor);
        return await context.Set<Contact>().AnyAsync(contact => contact.Id == contactId, cancellationToken)
            ? links.LandingPage(page.Slug, tokens.Write(page.Id, contactId))
            : throw new NotFoundException("contact");
    }

    /// <summary>The unique index decides who gets a slug; this only finds the words for it.</summary>
    private async Task SaveAsync(Guid id, string slug, Func<Task> save, CancellationToken cancellationToken)
    {
        try
        {
            await save();
        }
        catch (DbUpdateException)
        {
            await using var context = database.Open(DataScope.All);
            if (!await context.Set<LandingPage>().AnyAsync(page => page.Slug == slug && page.Id != id, cancellationToken))
            {
                throw;
            }

            throw new InputException("slug", "is taken; choose another");
        }
    }

    private static void Apply(LandingPage page, LandingPageInput input)
    {
        page.Name = input.Name.Trim();
        page.Slug = input.Slug;
        page.Headline = input.Headline.Trim();
        page.Text = (input.Text ?? "").Trim();
        page.ButtonLabel = input.ButtonLabel.Trim();
        page.ButtonTarget = CaptureRules.Canonical(input.ButtonTarget);
        page.Properties = CaptureRows<LandingPage>.Text(input.Properties);
    }
}
