using System.Security.Cryptography;
using FollowUp.Core.Kernel;
using FollowUp.Core.Media;
using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Media;

internal sealed class MediaStore(Database database, IFileStore files, MediaRemoval removal, IIdSource ids, IClock clock) : IMedia
{
    public async Task<Page<MediaFile>> ListAsync(Actor actor, string? search, PageQuery page, CancellationToken cancellationToken)
    {
        page = page.Checked();
        await using var context = database.Open(actor);
        var found = context.Set<MediaFile>().AsNoTracking();
        if (!string.IsNullOrWhiteSpace(search))
        {
            var part = ContainsSearch.Pattern(search);
            found = found.Where(row => EF.Functions.Like(ContainsSearch.Upper(row.Name), ContainsSearch.Upper(part), ContainsSearch.Escape));
        }

        return new Page<MediaFile>(
            await found.OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).Skip(page.Skip).Take(page.Size).ToListAsync(cancellationToken),
            await found.CountAsync(cancellationToken));
    }

    public async Task<MediaFile> GetAsync(Actor actor, Guid mediaId, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        return await context.Set<MediaFile>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == mediaId, cancellationToken) ?? throw new NotFoundException("file");
    }

    public async Task<MediaFile> UploadAsync(Actor actor, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        var (checkedName, kind) = MediaRules.Check(name, content);

        // Kept before the transaction, which must stay short.
        var hash = await files.SaveAsync(actor.OrganizationId, FileArea.Media, content, cancellationToken);
        return await database.WriteAsync(DataScope.Of(actor), async context =>
        {
            await MediaRemoval.LockAsync(context, actor.OrganizationId, cancellationToken);
            var now = clock.GetCurrentInstant();
            var file = await context.Set<MediaFile>().SingleOrDefaultAsync(row => row.Hash == hash && row.Name == checkedName, cancellationToken);
            if (file is null)
            {
                file = new MediaFile
                {
                    Id = ids.NewId(),
                    OrganizationId = actor.OrganizationId,
                    Hash = hash,
                    Name = checkedName,
                    ContentType = kind.ContentType,
                    Size = content.Length,
                    Token = ids.NewToken(),
                    CreatedAt = now,
                };
                context.Add(file);
            }

            file.TouchedAt = now;
            await context.SaveChangesAsync(cancellationToken);

            // A removal may have taken the same bytes away in between; from here on none can.
            await files.SaveAsync(actor.OrganizationId, FileArea.Media, content, cancellationToken);
            return file;
        }, cancellationToken);
    }

    public async Task<OpenedMedia> OpenAsync(Actor actor, Guid mediaId, CancellationToken cancellationToken)
        => await OpenAsync(await GetAsync(actor, mediaId, cancellationToken), cancellationToken) ?? throw new NotFoundException("file");

    public async Task<OpenedMedia?> OpenPublicAsync(string token, CancellationToken cancellationToken)
    {
        await using var context = database.Open(DataScope.All);
        var file = await context.Set<MediaFile>().AsNoTracking().SingleOrDefaultAsync(row => row.Token == token, cancellationToken);

        // Some databases compare without regard to case; whoever guesses must not profit from that.
        return file is not null && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(file.Token), System.Text.Encoding.UTF8.GetBytes(token))
            ? await OpenAsync(file, cancellationToken)
            : null;
    }

    public async Task DeleteAsync(Actor actor, Guid mediaId, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        await GetAsync(actor, mediaId, cancellationToken);
        if (!await removal.RemoveAsync(DataScope.Of(actor), actor.OrganizationId, mediaId, cancellationToken))
        {
            throw new ConflictException("A template or a message that has not left yet takes the file along. Take it out of the template first.");
        }
    }

    private async Task<OpenedMedia?> OpenAsync(MediaFile file, CancellationToken cancellationToken)
        => await files.OpenAsync(file.OrganizationId, FileArea.Media, file.Hash, cancellationToken) is { } content ? new OpenedMedia(file, content) : null;
}
