using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FollowUp.Infrastructure.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ShortLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_InboundMessages_Sessions",
                table: "InboundMessages");

            migrationBuilder.CreateTable(
                name: "ShortLinks",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MessageId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    Target = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShortLinks", x => x.Code);
                    table.ForeignKey(
                        name: "FK_ShortLinks_Messages_MessageId",
                        column: x => x.MessageId,
                        principalTable: "Messages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_InboundMessages_Sessions",
                table: "InboundMessages",
                columns: new[] { "OrganizationId", "From", "AccountId", "At" },
                filter: "\"Channel\" = 3");

            migrationBuilder.CreateIndex(
                name: "IX_ShortLinks_MessageId",
                table: "ShortLinks",
                column: "MessageId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ShortLinks");

            migrationBuilder.DropIndex(
                name: "IX_InboundMessages_Sessions",
                table: "InboundMessages");

            migrationBuilder.CreateIndex(
                name: "IX_InboundMessages_Sessions",
                table: "InboundMessages",
                columns: new[] { "OrganizationId", "From", "At" },
                filter: "\"Channel\" = 3");
        }
    }
}
